import { sentence } from '@tongban/contracts'
import type { Refusal } from '@tongban/kernel'
import { words, type PageLanguage } from './words.js'

export interface LoginView {
  action: string
  lang: PageLanguage
  /** The same page in the other language. */
  other: string
  stylesheet: string
  username?: string
  refusal?: Refusal
}

/** The login page. Works without scripts and loads nothing but its own stylesheet. */
export function loginPage({ action, lang, other, stylesheet, username = '', refusal }: LoginView): string {
  const t = words[lang]
  const fault = refusal ? `<p class="fault" id="fault" role="alert">${escape(sentence(refusal, lang))}</p>` : ''
  const described = refusal ? ' aria-invalid="true" aria-describedby="fault"' : ''
  return layout(t.title, lang, stylesheet, `
    <a class="other" href="${escape(other)}" lang="${lang === 'zh' ? 'en' : 'zh-CN'}">${t.other}</a>
    <h1>${t.title}</h1>
    <p class="hint">${t.hint}</p>
    ${fault}
    <form method="post" action="${escape(action)}" autocomplete="on">
      <label for="username">${t.username}</label>
      <input id="username" name="username" type="text" value="${escape(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required${username ? '' : ' autofocus'}${described}>
      <label for="password">${t.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required${username ? ' autofocus' : ''}${described}>
      <button type="submit">${t.submit}</button>
    </form>`)
}

export type Message = 'logout' | 'loggedOut' | 'expired' | 'failed'

/** A page with one sentence; `form` is oidc-provider's own logout form, which needs a button here. */
export function messagePage(message: Message, lang: PageLanguage, form?: string, detail?: string): string {
  const t = words[lang]
  const button = form ? `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">${t.logoutYes}</button>` : ''
  return layout(t.product, lang, undefined, `<h1 class="message">${t[message]}</h1>${detail ? `<p class="hint" lang="en">${escape(detail)}</p>` : ''}${button}`)
}

function layout(title: string, lang: PageLanguage, stylesheet: string | undefined, main: string): string {
  const t = words[lang]
  return `<!doctype html>
<html lang="${t.lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${title} · ${t.product}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="${stylesheet ?? STYLESHEET}">
</head>
<body>
  <header><span class="seal" aria-hidden="true">通</span><span class="product">${t.product}</span><span class="tagline">${t.tagline}</span></header>
  <main>${main}
  </main>
</body>
</html>
`
}

export const STYLESHEET = '/realms/tongban/login.css'

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
