import { useEffect, useRef, type RefObject } from 'react'
import { keepReceipt, keptReceipt } from './kept-receipt.js'

const MM = 96 / 25.4

/** Sets the paper to the slip: 80 mm wide and as long as it is, one page. By itself it prints once, when it is new; again when it is asked to. */
export function usePrint(id: string, ready: boolean): { slip: RefObject<HTMLDivElement | null>; print(): void } {
  const slip = useRef<HTMLDivElement>(null)
  const sheet = useRef<CSSStyleSheet>(undefined)
  useEffect(() => {
    const made = new CSSStyleSheet()
    sheet.current = made
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, made]
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== made) }
  }, [])
  const fit = (): void => {
    const length = Math.ceil((slip.current?.getBoundingClientRect().height ?? 0) / MM) + 2
    sheet.current?.replaceSync(`@page { size: 80mm ${length}mm; margin: 0 }`)
  }
  const print = (): void => {
    fit()
    window.print()
  }
  useEffect(() => {
    if (!ready) return
    fit()
    const kept = keptReceipt(id)
    if (!kept || kept.printed) return
    keepReceipt({ ...kept, printed: true })
    // after the picture of this page, so that what is printed is what is seen
    requestAnimationFrame(() => requestAnimationFrame(print))
  }, [ready, id])
  useEffect(() => {
    window.addEventListener('beforeprint', fit)
    return () => window.removeEventListener('beforeprint', fit)
  }, [])
  return { slip, print }
}
