import { AutoComplete, Input, Select } from 'antd'
import type { ReactNode } from 'react'

import type { Format, Mapping, Table } from '@/api/desk'
import { platformsOf } from '@/api/formats'
import { list } from '@/api/types'
import { useName, useT } from '@/app/i18n'
import { platformName } from '@/components/labels'

import { guessFields, guessPersonal, type Draft } from './mapping'

/** The platform of shops that have none of the known ones: a website of one's own, an export in no format we know. */
const otherPlatform = 'other'

interface MappingSettingsProps {
  draft: Draft
  mapping: Mapping
  known: { formats: Format[]; tables: Table[] }
  onChange: (draft: Draft) => void
}

/** MappingSettings is what holds for the whole file: kind of table, platform, name, money and dates. */
export function MappingSettings({ draft, mapping, known, onChange }: MappingSettingsProps) {
  const t = useT()
  const name = useName()
  const header = list(mapping.header)
  const nearest = list(mapping.nearest)
  const owned = known.tables.find((one) => one.name === draft.table)?.platform === true

  const chooseTable = (table: string) => {
    const chosen = known.tables.find((one) => one.name === table)
    if (!chosen) return
    const fields = guessFields(header, known.formats, chosen)
    onChange({ ...draft, table, fields, personal: guessPersonal(header, fields) })
  }
  const beginWith = (format: string) => {
    const candidate = nearest.find((one) => one.format === format)
    if (!candidate) return
    onChange({
      ...draft,
      table: candidate.table,
      platform: known.formats.find((one) => one.name === format)?.platform ?? draft.platform,
      fields: candidate.map,
      personal: guessPersonal(header, candidate.map),
    })
  }
  return (
    <div className="form-grid">
      {nearest.length > 0 && (
        <Field id="map-nearest" label={t('data.map.nearest')}>
          <Select
            id="map-nearest"
            placeholder={t('data.map.nearest.none')}
            onChange={beginWith}
            options={nearest.map((one) => ({
              value: one.format,
              label: `${one.title} · ${t('data.map.nearest.missing', { columns: list(one.missing).join('、') || '–' })}`,
            }))}
          />
        </Field>
      )}
      <Field id="map-table" label={t('data.map.table')}>
        <Select
          id="map-table"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.table}
          onChange={chooseTable}
          options={known.tables.map((table) => ({ value: table.name, label: name(table) }))}
        />
      </Field>
      <Field id="map-platform" label={t('data.map.platform')}>
        <Select
          id="map-platform"
          value={owned && draft.platform === '' ? undefined : draft.platform}
          status={owned && draft.platform === '' ? 'error' : undefined}
          placeholder={t('data.map.platform.choose')}
          aria-required={owned}
          onChange={(value) => onChange({ ...draft, platform: value })}
          options={[...(owned ? [] : ['']), ...platformsOf(known.formats), otherPlatform].map((value) => ({
            value,
            label: value === '' ? t('data.map.platform.none') : platformName(t, value),
          }))}
        />
      </Field>
      <Field id="map-title" label={t('data.map.name')}>
        <Input id="map-title" value={draft.title} onChange={(event) => onChange({ ...draft, title: event.target.value })} />
      </Field>
      <Field id="map-dates" label={t('data.map.dates')}>
        <Select
          id="map-dates"
          value={draft.dates}
          onChange={(dates) => onChange({ ...draft, dates })}
          options={(['', 'dmy', 'mdy'] as const).map((value) => ({ value, label: t(`data.map.dates.${value || 'ymd'}`) }))}
        />
      </Field>
      <Field id="map-currency" label={t('data.map.currency')}>
        <AutoComplete
          id="map-currency"
          allowClear
          placeholder={t('data.map.shops')}
          value={draft.currency}
          onChange={(value) => onChange({ ...draft, currency: value ?? '' })}
          options={['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD'].map((value) => ({ value }))}
        />
      </Field>
      <Field id="map-zone" label={t('data.map.zone')}>
        <AutoComplete
          id="map-zone"
          allowClear
          placeholder={t('data.map.shops')}
          value={draft.zone}
          onChange={(value) => onChange({ ...draft, zone: value ?? '' })}
          showSearch={{ filterOption: (text, option) => (option?.value ?? '').toLowerCase().includes(text.toLowerCase()) }}
          options={Intl.supportedValuesOf('timeZone').map((value) => ({ value }))}
        />
      </Field>
    </div>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}
