import { constants, createHmac, createSign, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { mintToken, rightClaims, rightHeader, secondsFromNow, signed, type Claims, type TokenMint } from './token-mint.js'

export interface Forgery {
  name: string
  token: string
}

/** Tokens that no verifier may take, each wrong in one thing. Those of a wrong claim are signed by the realm's own key. */
export function forgeries(mint: TokenMint): Forgery[] {
  const claim = (name: string, change: Claims): Forgery => ({ name, token: mintToken(mint, change) })
  const header = (name: string, change: Claims): Forgery => ({ name, token: mintToken(mint, {}, change) })
  return [
    claim('of another issuer', { iss: 'http://evil.example/realms/tongban' }),
    claim('of another realm of the issuer', { iss: mint.url.replace('/tongban', '/master') }),
    claim('of the issuer with a slash too many', { iss: `${mint.url}/` }),
    claim('of the issuer in capitals', { iss: mint.url.toUpperCase() }),
    claim('of a list of issuers', { iss: [mint.url] }),
    claim('of nobody', { iss: undefined }),
    claim('for another service', { aud: 'account' }),
    claim('for a service whose name begins like ours', { aud: 'tongban-api-2' }),
    claim('for others alone', { aud: ['account', 'tongban-web'] }),
    claim('for an object', { aud: { 0: 'tongban-api' } }),
    claim('for nobody', { aud: undefined }),
    claim('given to another client', { azp: 'admin-cli' }),
    claim('given to a list of clients', { azp: ['tongban-web'] }),
    claim('given to no client', { azp: undefined }),
    claim('that ended a minute ago', { exp: secondsFromNow(-60) }),
    claim('that ends now', { exp: secondsFromNow(0) }),
    claim('without an end', { exp: undefined }),
    claim('whose end is a text', { exp: String(secondsFromNow(300)) }),
    raw(mint, 'whose end is never', (text) => text.replace(/"exp":\d+/, '"exp":1e999')),
    claim('that begins in an hour', { nbf: secondsFromNow(3600) }),
    claim('that begins in half a minute', { nbf: secondsFromNow(30) }),
    claim('whose beginning is a text', { nbf: 'now' }),
    claim('issued tomorrow', { iat: secondsFromNow(86_400) }),
    claim('that is an ID token addressed to us', { typ: 'ID' }),
    claim('that is an ID token as the client gets it', { typ: 'ID', aud: 'tongban-web', nonce: 'n', at_hash: 'h', auth_time: secondsFromNow(0) }),
    claim('that is a refresh token', { typ: 'Refresh' }),
    claim('of a kind in small letters', { typ: 'bearer' }),
    claim('of no kind', { typ: undefined }),
    header('whose header says it is a logout', { typ: 'logout+jwt' }),
    ...wrongAlgorithms(mint),
    header('that names no key', { kid: undefined }),
    header('that names an unknown key', { kid: 'nobody-published-this' }),
    header('that names a key by a path', { kid: '../../../../dev/null' }),
    header('that names a key by SQL', { kid: "x' union select 'key" }),
    header('that names a key by an address', { kid: 'http://evil.example/key' }),
    header('that names a key by an object', { kid: { $ne: '' } }),
    header('that names a key as every object has one', { kid: '__proto__' }),
    header('that names a key in seven thousand letters', { kid: 'k'.repeat(7_000) }),
    ...ownKeys(mint),
    ...wrongSignatures(mint),
    ...wrongText(mint),
    claim('of more than 8 kB', { padding: 'x'.repeat(8_192) }),
    claim('without a subject', { sub: undefined }),
    claim('whose subject is an object', { sub: { $ne: '' } }),
    claim('whose subject is SQL', { sub: "x' or '1'='1" }),
    claim('whose subject is two thousand letters', { sub: 'x'.repeat(2_000) }),
    claim('of one person in the name of another', { preferred_username: 'another.person' }),
  ]
}

const encoded = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

const raw = (mint: TokenMint, name: string, change: (claims: string) => string): Forgery =>
  ({ name, token: signed(JSON.stringify(rightHeader(mint)), change(JSON.stringify(rightClaims(mint))), mint.signing.privateKey) })

function wrongAlgorithms(mint: TokenMint): Forgery[] {
  const { privateKey, publicKey } = mint.signing
  const text = (alg: string) => `${encoded(rightHeader(mint, { alg }))}.${encoded(rightClaims(mint))}`
  const hmac = (secret: string | Buffer) => `${text('HS256')}.${createHmac('sha256', secret).update(text('HS256')).digest('base64url')}`
  const rsa = (alg: string, hash: string, key: KeyObject = privateKey) => `${text(alg)}.${createSign(hash).update(text(alg)).sign(key).toString('base64url')}`
  const padded = sign('sha256', Buffer.from(text('PS256')), { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 })
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  return [
    { name: 'of algorithm none, unsigned', token: `${text('none')}.` },
    { name: 'of algorithm nOnE, with a signature', token: rsa('nOnE', 'RSA-SHA256') },
    { name: 'of HS256 with the public key\'s text as its secret', token: hmac(publicKey.export({ type: 'spki', format: 'pem' }) as string) },
    { name: 'of HS256 with the public key\'s bytes as its secret', token: hmac(publicKey.export({ type: 'spki', format: 'der' })) },
    { name: 'of HS256 with an empty secret', token: hmac('') },
    { name: 'of PS256 by the right key', token: `${text('PS256')}.${padded.toString('base64url')}` },
    { name: 'of RS512 by the right key', token: rsa('RS512', 'RSA-SHA512') },
    { name: 'of RS256 that is signed as RS512', token: rsa('RS256', 'RSA-SHA512') },
    { name: 'of ES256 under our key\'s name', token: `${text('ES256')}.${sign('sha256', Buffer.from(text('ES256')), { key: elliptic, dsaEncoding: 'ieee-p1363' }).toString('base64url')}` },
    { name: 'of no algorithm', token: signed(JSON.stringify(rightHeader(mint, { alg: undefined })), JSON.stringify(rightClaims(mint)), privateKey) },
  ]
}

/** Tokens that bring a key along, or say where to fetch one. */
function ownKeys(mint: TokenMint): Forgery[] {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = own.publicKey.export({ format: 'jwk' })
  const bringing = (name: string, change: Claims, key = own.privateKey): Forgery => ({ name, token: signed(JSON.stringify(rightHeader(mint, change)), JSON.stringify(rightClaims(mint)), key) })
  return [
    bringing('signed by another key under our key\'s name', {}),
    bringing('that brings its key along', { jwk }),
    bringing('that brings its key along under an own name', { kid: 'own', jwk: { ...jwk, kid: 'own' } }),
    bringing('that says where its keys are (jku)', { jku: 'http://127.0.0.1:9/keys', kid: 'own' }),
    bringing('that says where its certificate is (x5u)', { x5u: 'http://127.0.0.1:9/certificate', kid: 'own' }),
    bringing('that brings a certificate along (x5c)', { x5c: [own.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] }),
    bringing('rightly signed that says where its keys are', { jku: `${mint.url}/protocol/openid-connect/certs` }, mint.signing.privateKey),
    bringing('rightly signed with a header that must be understood', { crit: ['exp'] }, mint.signing.privateKey),
    bringing('rightly signed whose text is not encoded (b64)', { b64: false }, mint.signing.privateKey),
    bringing('of a retired key', { kid: mint.retired.kid }, mint.retired.privateKey),
    bringing('of a retired key under the name of the one that signs now', {}, mint.retired.privateKey),
  ]
}

function wrongSignatures(mint: TokenMint): Forgery[] {
  const [head = '', body = '', signature = ''] = mintToken(mint).split('.')
  const [, , another = ''] = mintToken(mint, { sub: 'another.person' }).split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const flipped = Buffer.from(bytes)
  flipped[100]! ^= 1
  const greater = encoded(rightClaims(mint, { realm_access: { roles: ['operator', 'city-standards'] } }))
  return [
    { name: 'whose signature was stripped', token: `${head}.${body}.` },
    { name: 'of two parts', token: `${head}.${body}` },
    { name: 'of four parts', token: `${head}.${body}.${signature}.${signature}` },
    { name: 'of five parts, as if encrypted', token: `${head}.${body}.${signature}.${body}.${signature}` },
    { name: 'with another token\'s signature', token: `${head}.${body}.${another}` },
    { name: 'with one bit of the signature turned', token: `${head}.${body}.${flipped.toString('base64url')}` },
    { name: 'with half a signature', token: `${head}.${body}.${bytes.subarray(0, 128).toString('base64url')}` },
    { name: 'with a signature of zeros', token: `${head}.${body}.${Buffer.alloc(256).toString('base64url')}` },
    { name: 'whose claims were changed after signing', token: `${head}.${greater}.${signature}` },
    { name: 'whose header was changed after signing', token: `${encoded(rightHeader(mint, { typ: 'at+jwt' }))}.${body}.${signature}` },
  ]
}

/** Rightly signed, and read by two readers as two things. */
function wrongText(mint: TokenMint): Forgery[] {
  const { privateKey } = mint.signing
  const [header, claims] = [JSON.stringify(rightHeader(mint)), JSON.stringify(rightClaims(mint))]
  const twice = (text: string, member: string) => text.replace(/}$/, `,${member}}`)
  const of = (name: string, payload: string | Buffer, head = header): Forgery => ({ name, token: signed(head, payload, privateKey) })
  return [
    of('with two subjects', twice(claims, '"sub":"another.person"')),
    of('with two subjects, one spelt with an escape', twice(claims, '"\\u0073ub":"operator"')),
    of('with two ends', twice(claims, `"exp":${secondsFromNow(9_000)}`)),
    of('with two lists of roles', claims.replace('"realm_access":{', '"realm_access":{"roles":["operator"],')),
    of('with two algorithms', claims, twice(header, '"alg":"none"')),
    of('whose claims are no JSON', '{"sub":'),
    of('whose claims are a list', `[${claims}]`),
    of('whose claims are null', 'null'),
    of('whose claims are no UTF-8', Buffer.concat([Buffer.from('{"sub":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])),
    of('whose header is a text', claims, '"RS256"'),
  ]
}
