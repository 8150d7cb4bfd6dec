import { registerEnumType } from '@nestjs/graphql'
import { identityTypes, partyKinds, partyRoles } from '@tongban/kernel'

const named = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]))

export const PartyRoleEnum = named(partyRoles)
export const PartyKindEnum = named(partyKinds)
export const IdentityTypeEnum = named(identityTypes)

registerEnumType(PartyRoleEnum, { name: 'PartyRole' })
registerEnumType(PartyKindEnum, { name: 'PartyKind' })
registerEnumType(IdentityTypeEnum, { name: 'IdentityType', description: 'Persons have a citizen number or passport, organisations a credit code or an organisation code.' })
