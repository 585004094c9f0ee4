// Verifies a published certificate with npm `jose`: signature, registered claims, status list.
//
//     node verify.mjs BASE_URL CODE [FILE]
//
// BASE_URL is where the server answers (loopback is fine). With a file, the token in it is verified and not the one which
// the server gives for the code. Prints one word and exits with its number: ok 0,
// invalid 1, unreachable 2, revoked 3, expired 4. Details go to standard error.

import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { base64url, calculateJwkThumbprint, createLocalJWKSet, errors, jwtVerify } from "jose";

globalThis.crypto ??= webcrypto; // Node.js 18, which Debian 12 has, does not offer it by itself

const EXIT = { ok: 0, invalid: 1, unreachable: 2, revoked: 3, expired: 4 };
const MIN_BYTES = 131_072 / 8;
const MAX_BYTES = 2 * 1024 * 1024;

class Unreachable extends Error {}
class Invalid extends Error {}

const demand = (holds, message) => {
  if (!holds) throw new Invalid(message);
};

async function get(base, path, accept = "*/*") {
  let answer;
  try {
    answer = await fetch(new URL(path, base), { headers: { accept }, signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new Unreachable(`${base}${path}: ${error.cause ?? error}`);
  }
  if (!answer.ok) throw new Unreachable(`${base}${path}: HTTP ${answer.status}`);
  return (await answer.text()).trim();
}

/** Both published documents must name the same keys, each by its RFC 7638 thumbprint. */
async function issuerKeys(base) {
  const did = JSON.parse(await get(base, "/.well-known/did.json"));
  const jwks = JSON.parse(await get(base, "/.well-known/jwks.json"));
  const point = ({ kty, crv, x, y }) => ({ kty, crv, x, y });
  const fromDid = did.verificationMethod
    .filter((method) => method.type === "JsonWebKey" && did.assertionMethod.includes(method.id))
    .map((method) => [method.id, point(method.publicKeyJwk)]);
  const fromJwks = jwks.keys.map((key) => [key.kid, point(key)]);
  demand(isDeepStrictEqual(fromDid, fromJwks), "did.json and jwks.json name different keys");
  demand(jwks.keys.every((key) => key.d === undefined), "a private key is published");
  for (const [id, key] of fromDid) {
    demand(id === `${did.id}#${await calculateJwkThumbprint(key)}`, `${id} is not named by its thumbprint`);
  }
  return { issuer: did.id, find: createLocalJWKSet(jwks) };
}

const verified = (token, keys) =>
  jwtVerify(token, keys.find, { issuer: keys.issuer, algorithms: ["ES256"], typ: "JWT", requiredClaims: ["nbf", "exp", "jti", "sub"] });

function checkClaims(credential) {
  const seconds = (moment) => Date.parse(moment) / 1000;
  demand(credential.type.includes("OpenBadgeCredential"), "not an Open Badge");
  demand(credential.iss === credential.issuer.id, "iss is not the issuer");
  demand(credential.jti === credential.id, "jti is not the id");
  demand(credential.sub === credential.credentialSubject.id, "sub is not the subject");
  demand(credential.nbf === seconds(credential.validFrom), "nbf is not validFrom");
  demand(credential.exp === seconds(credential.validUntil), "exp is not validUntil");
}

async function isWithdrawn(base, keys, { statusListCredential, statusListIndex, statusPurpose }) {
  const token = await get(base, new URL(statusListCredential).pathname, "application/vc+jwt");
  const { payload: list } = await verified(token, keys);
  demand(list.id === statusListCredential, "the status list is another one");
  demand(list.type.includes("BitstringStatusListCredential"), "not a status list");
  demand(list.credentialSubject.statusPurpose === statusPurpose, "the status list has another purpose");
  const encoded = list.credentialSubject.encodedList;
  demand(encoded.startsWith("u"), "encodedList is not base64url multibase");
  const bits = gunzipSync(base64url.decode(encoded.slice(1)), { maxOutputLength: MAX_BYTES });
  const index = Number(statusListIndex);
  demand(bits.length >= MIN_BYTES && index < bits.length * 8, "the status list is too short");
  return (bits[index >> 3] & (0x80 >> index % 8)) !== 0;
}

/** A verifier which accepts everything would prove nothing. */
async function demandThatAlterationsAreRefused(token, keys) {
  const [header, payload, signature] = token.split(".");
  const middle = payload.length >> 1;
  const other = payload[middle] === "A" ? "B" : "A";
  const altered = [header, payload.slice(0, middle) + other + payload.slice(middle + 1), signature].join(".");
  const accepted = await verified(altered, keys).then(() => true, () => false);
  demand(!accepted, "an altered token was accepted");
}

/** What the server gives for the code, the same in both places. */
async function given(base, code) {
  const path = encodeURIComponent(code);
  const token = await get(base, `/credentials/${path}/credential.jwt`);
  demand(token === (await get(base, `/api/v1/credentials/${path}`, "application/vc+jwt")), "file and API give different tokens");
  return token;
}

async function judge(base, code, file) {
  const keys = await issuerKeys(base);
  const token = file === undefined ? await given(base, code) : (await readFile(file, "utf8")).trim();
  await demandThatAlterationsAreRefused(token, keys);
  const { payload, protectedHeader } = await verified(token, keys);
  demand(isDeepStrictEqual(Object.keys(protectedHeader).sort(), ["alg", "kid", "typ"]), "unexpected header members");
  checkClaims(payload);
  return (await isWithdrawn(base, keys, payload.credentialStatus)) ? "revoked" : "ok";
}

const [base, code, file] = process.argv.slice(2);
let verdict;
if (base === undefined || code === undefined) {
  console.error("usage: node verify.mjs BASE_URL CODE [FILE]");
  verdict = "unreachable";
} else {
  try {
    verdict = await judge(base, code, file);
  } catch (error) {
    console.error(`jose: ${error.message}`);
    verdict = error instanceof errors.JWTExpired ? "expired" : error instanceof Unreachable ? "unreachable" : "invalid";
  }
}
console.log(verdict);
process.exitCode = EXIT[verdict];
