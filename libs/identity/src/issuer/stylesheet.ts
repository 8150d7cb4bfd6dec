/** The look of the issuer's pages: system fonts only, contrast at least 4.5 to 1, light and dark, from 320 px up. */
export const stylesheet = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #566072; --paper: #fff; --ground: #eef2f7; --line: #8792a5; --blue: #0b57a8; --blue-deep: #083f7c; --red: #a3161b; --red-pale: #fdecec; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --soft: #b3bccb; --paper: #1a2130; --ground: #10151f; --line: #77829a; --blue: #2f7fd6; --blue-deep: #5b9fe6; --red: #ffb4b0; --red-pale: #43181a; } }
* { box-sizing: border-box; }
html { font: 16px/1.6 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--ground); }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1.5rem; padding: 1.5rem 1rem 12vh; }
header { display: grid; grid-template-columns: auto auto; column-gap: .9rem; align-items: center; max-width: 26rem; width: 100%; justify-content: start; }
.seal { grid-row: span 2; display: grid; place-items: center; width: 3.25rem; height: 3.25rem; border-radius: .75rem; background: #0b57a8; color: #fff; font-size: 1.75rem; font-weight: 600; }
.product { font-size: 1.35rem; font-weight: 650; line-height: 1.3; }
.tagline { color: var(--soft); font-size: .875rem; line-height: 1.4; }
main { position: relative; width: 100%; max-width: 26rem; padding: 2rem; background: var(--paper); border-radius: 1rem; box-shadow: 0 1px 2px rgb(16 24 40 / .08), 0 12px 32px rgb(16 24 40 / .1); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.35; }
.other + h1 { padding-right: 5rem; }
.message { font-size: 1.2rem; line-height: 1.5; text-wrap: balance; }
.message ~ .hint { margin-bottom: 0; }
.message ~ button { margin-top: 1.25rem; }
.other { position: absolute; top: 1.6rem; right: 1.5rem; padding: .5rem; }
a { color: var(--blue); text-underline-offset: .2em; }
@media (prefers-color-scheme: dark) { a { color: var(--blue-deep); } }
.hint { margin: .25rem 0 1.25rem; color: var(--soft); }
.fault { margin: 0 0 1.25rem; padding: .7rem .9rem; border-left: 4px solid var(--red); border-radius: .35rem; background: var(--red-pale); color: var(--red); }
label { display: block; margin-bottom: .35rem; font-weight: 550; }
input { display: block; width: 100%; min-height: 2.875rem; margin-bottom: 1.1rem; padding: .5rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: inherit; font: inherit; }
input[aria-invalid] { border-color: var(--red); }
button { width: 100%; min-height: 2.875rem; margin-top: .4rem; border: 0; border-radius: .5rem; background: #0b57a8; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button:hover { background: #083f7c; }
:is(input, button, a):focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
@media (max-width: 30rem) { body { justify-content: flex-start; padding-top: 2rem; } main { padding: 1.5rem; } .other { top: 1.1rem; right: 1rem; } }
@media (prefers-reduced-motion: no-preference) { button { transition: background .15s; } }
`
