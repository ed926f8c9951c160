import { useEffect, useRef } from 'react'

import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'

import { monthsOf, type CoverageRow, type Level } from './coverage'

const levels = ['gap', 'quiet', 'low', 'usual', 'high'] as const satisfies Level[]

/** CoverageGrid is one cell per day; a gap stands out. The table view says the same in words. */
export function CoverageGrid({ rows, days }: { rows: CoverageRow[]; days: string[] }) {
  const t = useT()
  const { language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The latest days are the ones that are asked for.
    if (box.current) box.current.scrollLeft = box.current.scrollWidth
  }, [days.length])
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <div className="coverage" ref={box} role="region" aria-label={t('data.tab.coverage')} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{t('data.coverage.lead')}</caption>
          <thead>
            <tr>
              <th scope="col" className="coverage-name">
                {t('data.coverage.what')}
              </th>
              {monthsOf(days).map((month) => (
                <th key={month.name} scope="colgroup" colSpan={month.span} className="coverage-month">
                  {month.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={`${row.shop} ${row.table}`} className={i > 0 && rows[i - 1]?.shop !== row.shop ? 'coverage-shop' : undefined}>
                <th scope="row" className="coverage-name">
                  <span>{row.title}</span>
                  <span className="muted">{row.shop}</span>
                  {row.missing > 0 && (
                    <span className="visually-hidden">{t('data.coverage.missing', { n: row.missing })}</span>
                  )}
                </th>
                {days.map((day, at) => (
                  <td
                    key={day}
                    className={`coverage-${row.levels[at] ?? 'outside'}`}
                    title={`${day} ${row.title} ${row.shop}: ${t('shell.rows', { n: formatNumber(row.counts[at] ?? 0, language) })}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="legend">
        {levels.map((level) => (
          <span key={level} className="legend-item">
            <span className={`coverage-swatch coverage-${level}`} aria-hidden />
            {t(`data.coverage.${level}`)}
          </span>
        ))}
      </p>
    </>
  )
}
