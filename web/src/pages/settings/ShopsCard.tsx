import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { App, AutoComplete, Button, Card, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'

import type { Shop } from '@/api/desk'
import { platformsOf, useFormats } from '@/api/formats'
import { useSaveShop, useSettings } from '@/api/settings'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { platformName } from '@/components/labels'

import { currencies, hourLabel, hours, zoneOptions } from './choices'

interface Edited {
  shop: Shop
  /** The shop is not there yet. */
  fresh: boolean
}

/** ShopsCard lists the shops and changes their name, zone, currency and business day. */
export function ShopsCard() {
  const t = useT()
  const status = useStatus()
  const settings = useSettings()
  const [edited, setEdited] = useState<Edited>()
  const shops = list(status.data?.shops)
  const begin = () => {
    const { zone, currency, day_start } = settings.data ?? { zone: 'Asia/Shanghai', currency: 'CNY', day_start: 0 }
    setEdited({ fresh: true, shop: { id: '', name: '', platform: '', zone, currency, day_start } })
  }
  return (
    <Card
      size="small"
      title={t('shell.settings.shops')}
      extra={
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={begin}>
          {t('settings.shop.add')}
        </Button>
      }
    >
      <Table<Shop>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={shops}
        locale={{ emptyText: t('shell.settings.noshops') }}
        columns={[
          { key: 'name', title: t('shell.settings.shop.name'), dataIndex: 'name' },
          { key: 'platform', title: t('shell.settings.shop.platform'), render: (_, shop) => platformName(t, shop.platform) },
          { key: 'currency', title: t('shell.settings.currency'), dataIndex: 'currency' },
          { key: 'zone', title: t('settings.zone'), dataIndex: 'zone' },
          { key: 'day', title: t('settings.daystart'), render: (_, shop) => <span className="num">{hourLabel(shop.day_start)}</span> },
          {
            key: 'edit',
            align: 'right',
            render: (_, shop) => (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined aria-hidden />}
                aria-label={`${t('settings.shop.edit')} ${shop.name}`}
                onClick={() => setEdited({ shop, fresh: false })}
              />
            ),
          },
        ]}
      />
      {edited && <ShopModal edited={edited} shops={shops} onChange={setEdited} />}
    </Card>
  )
}

interface ShopModalProps {
  edited: Edited
  shops: Shop[]
  onChange: (edited: Edited | undefined) => void
}

function ShopModal({ edited: { shop, fresh }, shops, onChange }: ShopModalProps) {
  const t = useT()
  const { message } = App.useApp()
  const formats = useFormats()
  const save = useSaveShop()
  const set = (change: Partial<Shop>) => onChange({ fresh, shop: { ...shop, ...change } })
  const name = shop.name.trim()
  const taken = fresh && shops.some((other) => other.id === name)
  return (
    <Modal
      open
      title={fresh ? t('settings.shop.add') : t('settings.shop.edit')}
      okText={t('settings.save')}
      okButtonProps={{ disabled: name === '' || shop.platform === '' || taken, loading: save.isPending }}
      onCancel={() => onChange(undefined)}
      onOk={() =>
        save.mutate(
          // A new shop is called by its name in the facts; a later change of name does not touch them.
          { ...shop, name, id: fresh ? name : shop.id },
          {
            onSuccess: () => {
              onChange(undefined)
              void message.success(t('settings.saved'))
            },
          },
        )
      }
    >
      <div className="panel">
        <div className="form-grid">
          <div className="form-field">
            <label htmlFor="shop-name">{t('shell.settings.shop.name')}</label>
            <Input
              id="shop-name"
              status={taken ? 'error' : undefined}
              value={shop.name}
              onChange={(event) => set({ name: event.target.value })}
            />
            {taken && (
              <span className="num-loss form-help" role="alert">
                {t('settings.shop.taken')}
              </span>
            )}
          </div>
          <div className="form-field">
            <label htmlFor="shop-platform">{t('shell.settings.shop.platform')}</label>
            <Select
              id="shop-platform"
              disabled={!fresh}
              value={shop.platform === '' ? undefined : shop.platform}
              onChange={(platform) => set({ platform })}
              options={platformsOf(formats.data?.formats ?? []).map((value) => ({ value, label: platformName(t, value) }))}
            />
          </div>
          <div className="form-field">
            <label htmlFor="shop-currency">{t('shell.settings.currency')}</label>
            <AutoComplete
              id="shop-currency"
              value={shop.currency}
              onChange={(value) => set({ currency: (value ?? '').toUpperCase() })}
              options={currencies.map((value) => ({ value }))}
            />
          </div>
          <div className="form-field">
            <label htmlFor="shop-zone">{t('settings.zone')}</label>
            <Select id="shop-zone" showSearch value={shop.zone} onChange={(zone) => set({ zone })} options={zoneOptions(shop.zone)} />
          </div>
          <div className="form-field">
            <label htmlFor="shop-day">{t('settings.daystart')}</label>
            <Select
              id="shop-day"
              value={shop.day_start}
              onChange={(value) => set({ day_start: value })}
              options={hours.map((value) => ({ value, label: hourLabel(value) }))}
            />
          </div>
        </div>
        <p className="muted panel-lead form-help">{t('settings.shop.later')}</p>
        {save.error && <ErrorNotice error={save.error} />}
      </div>
    </Modal>
  )
}
