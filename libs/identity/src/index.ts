export { isRole, roles, type Principal, type Role } from './principal.js'
export { EmbeddedVerifier, type VerifierOptions } from './tokens/embedded-verifier.js'
export { IssuerAway, TokenRefused, TokenVerifier } from './tokens/token-verifier.js'
export { Throttle, type ThrottleOptions } from './throttle.js'
