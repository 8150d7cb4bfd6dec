import { create } from 'qrcode'

/** An address as a square code, drawn as one path: 30 mm with its quiet edge of four modules. */
export function Qr({ address, name }: { address: string; name: string }) {
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules
  const path = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (data[y * size + x] ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return (
    <svg className="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  )
}
