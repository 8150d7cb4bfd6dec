import { graphql, type ResultOf } from './graphql.js'

/** Spread it in every result union: both languages come at once, so that switching asks nothing again. */
export const RefusalParts = graphql(`
  fragment RefusalParts on Refusal {
    __typename
    code
    zh: message(lang: ZH)
    en: message(lang: EN)
    params { name values }
  }
`)

/** Spread it in result unions of centres. */
export const AwayParts = graphql(`
  fragment AwayParts on CentreAway {
    __typename
    centreId
    since
    asOf
  }
`)

export interface Refused {
  code: string
  zh: string
  en: string
  params: { name: string; values: string[] }[]
}

export type Away = ResultOf<typeof AwayParts>

/** Whether an answer is a refusal: a sentence for people, in both languages. */
export const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'zh' in answer && 'params' in answer

export const isAway = (answer: unknown): answer is Away =>
  typeof answer === 'object' && answer !== null && '__typename' in answer && answer.__typename === 'CentreAway'

/** The value of a refusal's parameter, if it has one of that name. */
export const paramOf = ({ params }: Refused, name: string): string | undefined => params.find((param) => param.name === name)?.values[0]
