import { Suspense } from 'react'
import { Spin } from 'antd'
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'

import { useStatus } from '@/api/status'
import { CurrencyContext } from '@/app/currency'
import { useT } from '@/app/i18n'

import { areas } from './areas'
import { Mark } from './Mark'
import { Alerts } from './Alerts'
import { Preferences } from './Preferences'
import { WorkspaceSwitch } from './WorkspaceSwitch'

/** Shell is what stands around every page: navigation, workspace, language and theme. */
export function Shell() {
  const t = useT()
  const status = useStatus()
  const navigation = useNavigation()
  const { pathname } = useLocation()
  return (
    <CurrencyContext value={status.data?.currency || 'CNY'}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <header className="top">
        <NavLink to="/" className="brand" title={t('shell.tagline')}>
          <Mark />
          <span className="brand-name">{t('shell.brand')}</span>
        </NavLink>
        <WorkspaceSwitch />
        <span className="top-space" />
        <Alerts />
        <Preferences />
      </header>
      <nav className="nav" aria-label={t('shell.nav')}>
        {areas.map((area) => (
          <NavLink
            key={area.path}
            to={area.path}
            end={area.path === '/'}
            className={({ isActive }) => `nav-item${isActive || (area.path === '/' && pathname.startsWith('/today/')) ? ' active' : ''}`}
          >
            <span className="nav-icon" aria-hidden>
              {area.icon}
            </span>
            <span className="nav-title">{t(area.title)}</span>
            <span className="nav-short">{t(area.short)}</span>
          </NavLink>
        ))}
      </nav>
      <main id="content" className="content" tabIndex={-1} aria-busy={navigation.state === 'loading'}>
        <Suspense fallback={<Spin className="page-spin" aria-label={t('shell.loading')} />}>
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
    </CurrencyContext>
  )
}
