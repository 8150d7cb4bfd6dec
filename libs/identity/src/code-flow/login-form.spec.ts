import { readLoginForm } from './login-form.js'

const page = new URL('https://login.example/realms/tongban/protocol/openid-connect/auth')

/** As Keycloak 26.7 writes its page, shortened. */
const keycloak = (fault = '') => `<!DOCTYPE html><html lang="en"><body>
<form id="kc-locale"><select name="kc_locale"></select></form>
<form id="kc-form-login" class="pf-v5-c-form" onsubmit="login.disabled = true; return true;" action="https://login.example/realms/tongban/login-actions/authenticate?session_code=a&amp;execution=b&amp;tab_id=c" method="post" novalidate="novalidate">
<div class="pf-v5-c-form__group"><input id="username" name="username" value="" type="text" autocomplete="username" autofocus aria-invalid=""/>${fault}</div>
<div class="pf-v5-c-form__group"><input id="password" name="password" value="" type="password" autocomplete="current-password" aria-invalid=""/></div>
<input type="hidden" id="id-hidden-input" name="credentialId" />
<button id="kc-login" name="login" type="submit">Sign In</button></form></body></html>`

test('reads Keycloak\'s form: where it goes, and what it hides', () => {
  expect(readLoginForm(keycloak(), page)).toEqual({ action: new URL('https://login.example/realms/tongban/login-actions/authenticate?session_code=a&execution=b&tab_id=c'), fields: { credentialId: '' } })
})

test('reads what Keycloak says is wrong', () => {
  const fault = '<div class="pf-v5-c-helper-text__item pf-m-error" id="input-error-username">\n <span class="kc-feedback-text">\n Invalid username or password.\n </span>\n </div>'
  expect(readLoginForm(keycloak(fault), page)?.fault).toBe('Invalid username or password.')
})

test('a page without a password has no login form', () => {
  expect(readLoginForm('<form action="/x"><input name="username"></form>', page)).toBeUndefined()
})
