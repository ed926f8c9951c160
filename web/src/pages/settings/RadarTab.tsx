import { App, Button, Spin } from 'antd'
import { useState } from 'react'

import { useRadarSettings, useSaveRadarSettings } from '@/api/radar'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useUnsaved } from '@/pages/costs/useUnsaved'

import { CalendarCard } from './radar/CalendarCard'
import { CellsCard } from './radar/CellsCard'
import { draftOf, faultOf, type Draft } from './radar/draft'
import { LoudnessCard } from './radar/LoudnessCard'
import { PromotionsCard } from './radar/PromotionsCard'
import './radar/radar.css'
import { WatchedCard } from './radar/WatchedCard'

/** RadarTab is what the radar watches, when it speaks, and the merchant's own calendar. */
export function RadarTab() {
  const t = useT()
  const { message } = App.useApp()
  const settings = useRadarSettings()
  const save = useSaveRadarSettings()
  const [edited, setEdited] = useState<Draft>()
  useUnsaved(edited !== undefined)
  if (settings.error) return <ErrorNotice error={settings.error} retry={() => void settings.refetch()} />
  if (settings.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />
  const draft = edited ?? draftOf(settings.data)
  const { rules } = settings.data
  const change = (part: Partial<Draft>) => setEdited({ ...draft, ...part })
  return (
    <>
      <LoudnessCard draft={draft} onChange={change} />
      <PromotionsCard draft={draft} onChange={change} />
      <CalendarCard />
      <WatchedCard rules={list(rules.rules)} draft={draft} onChange={change} />
      <CellsCard dimensions={list(rules.dimensions)} draft={draft} onChange={change} />
      {edited && (
        <div className="save-bar">
          {save.error && <ErrorNotice error={save.error} />}
          <div className="form-actions">
            <Button onClick={() => setEdited(undefined)}>{t('settings.discard')}</Button>
            <Button
              type="primary"
              disabled={draft.promotions.some((promotion) => faultOf(promotion))}
              loading={save.isPending}
              onClick={() =>
                save.mutate(draft, {
                  onSuccess: () => {
                    setEdited(undefined)
                    void message.success(t('settings.saved'))
                  },
                })
              }
            >
              {t('settings.save')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
