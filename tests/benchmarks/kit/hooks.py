"""Teaches schemathesis the media type of tus: bytes as they are. Run the kit with SCHEMATHESIS_HOOKS=<this file>."""

import schemathesis

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
