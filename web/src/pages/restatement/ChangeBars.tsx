import type { RestatementSum } from '@/api/desk'
import { useT } from '@/app/i18n'
import { Money } from '@/components/Money'

interface ChangeBarsProps {
  sums: RestatementSum[]
  currency: string
  labelOf: (sum: RestatementSum) => string
  onSelect: (sum: RestatementSum) => void
}

/** ChangeBars shows what changed in all, and which lines of the statement brought it. */
export function ChangeBars({ sums, currency, labelOf, onSelect }: ChangeBarsProps) {
  const t = useT()
  const total = sums.reduce((sum, one) => sum + differenceOf(one), 0)
  const largest = Math.max(1, ...sums.map((sum) => Math.abs(differenceOf(sum))))
  return (
    <section className="change-bars" aria-label={t('restatement.total')}>
      <div className="change-total">
        <span className="muted">{t('restatement.total')}</span>
        <strong className={total < 0 ? 'num-loss' : undefined}>
          <Signed value={total} currency={currency} />
        </strong>
      </div>
      <ul>
        {sums.map((sum) => (
          <li key={sum.key}>
            <button type="button" className="change-bar" onClick={() => onSelect(sum)}>
              <span className="change-name">{labelOf(sum)}</span>
              <span className="change-track" aria-hidden>
                <span
                  className={differenceOf(sum) < 0 ? 'change-down' : 'change-up'}
                  style={{ width: `${(50 * Math.abs(differenceOf(sum))) / largest}%` }}
                />
              </span>
              <span className={`change-amount${differenceOf(sum) < 0 ? ' num-loss' : ''}`}>
                <Signed value={differenceOf(sum)} currency={currency} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** differenceOf is by how much a change, or a sum of them, moved an amount. */
export function differenceOf({ before, after }: { before: number; after: number }): number {
  return after - before
}

/** Signed is a difference with its sign, also above zero. */
export function Signed({ value, currency }: { value: number; currency: string }) {
  return (
    <span className="num">
      {value > 0 && '+'}
      <Money value={value} currency={currency} />
    </span>
  )
}
