import type { Localized } from '@tongban/kernel'

/** A refusal's entry: its GraphQL type, its sentence in both languages with {params}, and what the schema tells a client. */
export interface Message extends Localized {
  en: string
  type: string
  description: string
}

export type MessageCatalogue = Record<string, Message>
