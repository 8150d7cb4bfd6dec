import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { goTo, usePathname } from './address.js'

/** A link within the citizens' pages; opened elsewhere or with a key held, it is like any other. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const here = usePathname() === href
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target) return
    event.preventDefault()
    goTo(href)
  }
  return <a href={href} {...(here && { 'aria-current': 'page' as const })} {...rest} onClick={follow} />
}
