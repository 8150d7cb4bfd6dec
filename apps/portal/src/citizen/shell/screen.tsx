import { Component, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { Failure } from '../../shared/graph/failure.js'
import { Failed, Loading } from '../../shared/states/states.js'
import type { CitizenRoute } from '../route.js'

/** A page, loaded when it is first opened; one that cannot be loaded or breaks says so. */
export function Screen({ route, params }: { route: CitizenRoute; params: Record<string, string> }) {
  const [page, setPage] = useState<{ Page: ComponentType<{ params: Record<string, string> }> } | 'failed'>()
  useEffect(() => {
    let here = true
    route.page().then((Page) => here && setPage({ Page }), () => here && setPage('failed'))
    return () => { here = false }
  }, [route])
  if (page === 'failed') return <Reload />
  return page ? <Boundary><page.Page params={params} /></Boundary> : <Loading />
}

class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <Reload /> : this.props.children
  }
}

const Reload = () => <Failed failure={new Failure('failed', '')} retry={() => location.reload()} />
