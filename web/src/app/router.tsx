import { Spin } from 'antd'
import { createBrowserRouter } from 'react-router'

import { NotFound, PageError } from './layout/Failure'
import { Shell } from './layout/Shell'

// A page is loaded when it is first opened.
export const router = createBrowserRouter([
  {
    element: <Shell />,
    hydrateFallbackElement: <Spin className="page-spin" />,
    errorElement: <PageError />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('@/pages/today/TodayPage')).TodayPage }) },
          {
            path: 'today/findings/:id',
            lazy: async () => ({ Component: (await import('@/pages/today/FindingPage')).FindingPage }),
          },
          { path: 'profit', lazy: async () => ({ Component: (await import('@/pages/profit/ProfitPage')).ProfitPage }) },
          { path: 'orders/:id', lazy: async () => ({ Component: (await import('@/pages/profit/OrderPage')).OrderPage }) },
          {
            path: 'explore',
            lazy: async () => ({ Component: (await import('@/pages/explore/ExplorePage')).ExplorePage }),
          },
          { path: 'data', lazy: async () => ({ Component: (await import('@/pages/data/DataPage')).DataPage }) },
          { path: 'costs', lazy: async () => ({ Component: (await import('@/pages/costs/CostsPage')).CostsPage }) },
          {
            path: 'restatement',
            lazy: async () => ({ Component: (await import('@/pages/restatement/RestatementPage')).RestatementPage }),
          },
          {
            path: 'reconcile',
            lazy: async () => ({ Component: (await import('@/pages/reconcile/ReconcilePage')).ReconcilePage }),
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('@/pages/settings/SettingsPage')).SettingsPage }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
])
