// Verifies a certificate's signature with jose, by the keys that the academy publishes.
//
//     verify.mjs ORIGIN CODE
//
// Prints one line: `valid NAME` or `refused REASON`.

import { webcrypto } from 'node:crypto'

globalThis.crypto ??= webcrypto // Node.js 18, which Debian 12 has, does not offer it by itself
const { createLocalJWKSet, jwtVerify } = await import('jose')

const [origin, code] = process.argv.slice(2)
const get = (path, accept) => fetch(origin + path, { headers: { accept } })

const keys = createLocalJWKSet(await (await get('/.well-known/jwks.json', 'application/json')).json())
const token = (await (await get(`/api/v1/credentials/${code}`, 'application/vc+jwt')).text()).trim()
try {
  const { payload } = await jwtVerify(token, keys, { algorithms: ['ES256'] })
  console.log(`valid ${payload.credentialSubject.achievement.name}`)
} catch (refusal) {
  console.log(`refused ${refusal.message}`)
}
