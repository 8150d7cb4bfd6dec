import { createSign, type KeyObject } from 'node:crypto'

export type Claims = Record<string, unknown>

/** A realm whose private key a spec holds: it signs whatever it is asked to, rightly or not. */
export interface TokenMint {
  /** The issuer's name in tokens, under which verifiers look for the keys. */
  readonly url: string
  /** What signs now. */
  readonly signing: MintKey
  /** Published once, withdrawn since. */
  readonly retired: MintKey
  /** Claims of every token, beside or instead of a clerk's. */
  readonly who?: Claims
  /** How often somebody asked for the keys. */
  asked: number
  /** A new key signs, and the one before stays published. */
  rotate(): Promise<void>
  /** Withdraws every key but the one that signs. */
  retireOthers(): Promise<void>
  leave(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

export interface MintKey {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
}

export const secondsFromNow = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

/** The claims of a right token, with a change; a claim that is undefined is left out. */
export const rightClaims = (mint: TokenMint, change: Claims = {}): Claims => ({
  iss: mint.url, aud: 'tongban-api', azp: 'tongban-web', sub: 'hz.clerk', typ: 'Bearer', iat: secondsFromNow(0), exp: secondsFromNow(300), realm_access: { roles: ['centre-clerk'] }, centres: ['hz'], ...mint.who, ...change,
})

export const rightHeader = (mint: TokenMint, change: Claims = {}): Claims => ({ alg: 'RS256', typ: 'JWT', kid: mint.signing.kid, ...change })

/** A token signed with the key that signs now, whatever its header says. */
export const mintToken = (mint: TokenMint, claims: Claims = {}, header: Claims = {}): string =>
  signed(JSON.stringify(rightHeader(mint, header)), JSON.stringify(rightClaims(mint, claims)), mint.signing.privateKey)

/** Signs two texts as they are, JSON or not. */
export const signed = (header: string, payload: string | Buffer, key: KeyObject): string => {
  const text = `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`
}
