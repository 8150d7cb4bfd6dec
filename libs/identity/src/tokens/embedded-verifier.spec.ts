import { RealmMint } from '@tongban/testing'
import { EmbeddedVerifier } from './embedded-verifier.js'
import { tokenVerifierContract } from './token-verifier.contract.fixture.js'

tokenVerifierContract('EmbeddedVerifier', (options) => new EmbeddedVerifier(options), () => RealmMint.open())
