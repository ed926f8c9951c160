import { Link } from 'react-router'

import { useRules } from '@/api/costs'
import { list, type OrderAmount, type OrderSource } from '@/api/types'
import { useT } from '@/app/i18n'
import { Count, Money } from '@/components/Money'
import { formatPrice } from '@/pages/costs/decimal'
import { useRuleWords } from '@/pages/costs/useRuleWords'

import { filesOf, rowsText, ruleNote, type FileRows } from './orderLine'

/** AmountSources names the file and rows that an amount was read from, or the rule that it follows. */
export function AmountSources({ amount, currency }: { amount: OrderAmount; currency: string }) {
  const t = useT()
  if (amount.status === 'missing') return <Missing component={amount.component} />
  const sources = list(amount.sources)
  const rules = sources.filter((s) => s.rule_id !== undefined || !s.table)
  const files = filesOf(sources)
  if (files.length + rules.length === 0) {
    // The ledger takes these unit costs from whichever of the two files is the later.
    const erp = sources.some((s) => s.table === 'erp_order_line')
    return <span className="muted">{t(erp ? 'profit.source.erp' : 'profit.source.none')}</span>
  }
  return (
    <ul className="sources">
      {files.map((file) => (
        <FileSource
          key={`${file.importSeq} ${file.sheet}`}
          file={file}
          currency={currencyOf(sources, file) ?? currency}
          component={amount.component}
          shared={(currencyOf(sources, file) ?? currency) === currency && Math.abs(file.amount) > Math.abs(amount.amount)}
        />
      ))}
      {rules.map((source, i) => (
        <RuleSource key={source.rule_id ?? `#${i}`} source={source} component={amount.component} />
      ))}
    </ul>
  )
}

/** currencyOf is the currency in which a file says its amount: the platform's own, before conversion. */
function currencyOf(sources: OrderSource[], file: FileRows): string | undefined {
  return sources.find((source) => source.import_seq === file.importSeq)?.currency
}

interface FileSourceProps {
  file: FileRows
  currency: string
  component: string
  /** The rows are about more than this line. */
  shared: boolean
}

function FileSource({ file, currency, component, shared }: FileSourceProps) {
  const t = useT()
  return (
    <li>
      <Link to={`/data?tab=history&import=${file.importSeq}`}>
        {file.fileName}
        {file.sheet && ` / ${file.sheet}`}
      </Link>{' '}
      <span className="source-rows">{t('profit.source.rows', { rows: rowsText(file.rows) })}</span>
      <Piece file={file} component={component} />
      {file.amount !== 0 && (
        <span className="muted">
          {' · '}
          {t('profit.source.says')} <Money value={file.amount} currency={currency} />
          {file.rows.length > 1 && (
            <>
              {' ('}
              <Count value={file.rows.length} /> {t('profit.source.together')})
            </>
          )}
          {shared && t('profit.source.shared')}
        </span>
      )}
    </li>
  )
}

/** Piece is what a row says of one piece: its list price and how many were ordered, or its unit cost. */
function Piece({ file: { piece }, component }: { file: FileRows; component: string }) {
  const t = useT()
  if (!piece) return null
  const price = formatPrice(piece.price)
  switch (component) {
    case 'list_sales':
      return (
        <span className="muted num">
          {' · '}
          {piece.price === 0 ? t('profit.source.qty', { qty: piece.qty }) : t('profit.source.listprice', { price, qty: piece.qty || 1 })}
        </span>
      )
    case 'cost_of_goods':
    case 'resaleable_returns':
    case 'loss_damage':
      return piece.qty === 0 ? <span className="muted num"> · {t('profit.source.unitcost', { price })}</span> : null
    default:
      return null
  }
}

function RuleSource({ source, component }: { source: OrderSource; component: string }) {
  const t = useT()
  const words = useRuleWords()
  const { data } = useRules()
  const rule = data?.rules.find((r) => r.id === source.rule_id)
  const kind = data?.kinds.find((k) => k.name === rule?.kind)
  const { origin, text } = ruleNote(source.note ?? '')
  return (
    <li>
      <Link to={component === 'cost_of_goods' ? '/costs' : '/costs?tab=rules'}>{t(`profit.source.rule.${origin}`)}</Link>
      {rule && kind && <span className="num"> {words.value(rule, kind)}</span>}
      {rule && kind && <span className="muted"> · {words.scope(rule)}</span>}
      {origin !== 'default' && text && <span className="muted"> · {text}</span>}
    </li>
  )
}

function Missing({ component }: { component: string }) {
  const t = useT()
  const cost = component === 'cost_of_goods'
  return (
    <>
      {t('profit.source.missing')} ·{' '}
      <Link to={cost ? '/costs?missing=1' : '/costs?tab=rules'}>
        {t(cost ? 'profit.source.missing.cost' : 'profit.source.missing.rule')}
      </Link>
    </>
  )
}
