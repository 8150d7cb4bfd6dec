import { createBrowserRouter, type RouteObject } from 'react-router'
import type { OfficeRoute } from '../route.js'
import { routes } from '../routes.js'
import { Broken } from './broken.js'
import { Gate } from './gate.js'
import { NotFound } from './not-found.js'
import { Opening } from './opening.js'
import { Shell } from './shell.js'

/** Each screen is loaded when it is first opened. */
function routeOf(route: OfficeRoute): RouteObject {
  return {
    path: route.path,
    errorElement: <Broken />,
    lazy: async () => {
      const Page = await route.page()
      return { Component: () => <Gate route={route}><Page /></Gate> }
    },
  }
}

export function createRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([{
    path: '/office',
    element: <Shell />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Opening />,
    children: [...routes.map(routeOf), { path: '*', element: <NotFound /> }],
  }])
}
