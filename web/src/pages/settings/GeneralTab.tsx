import { Card, Descriptions, Segmented } from 'antd'

import { useStatus } from '@/api/status'
import { languages, useLanguage, useT } from '@/app/i18n'
import { themeChoices, useAppearance } from '@/app/theme'
import { ErrorNotice } from '@/components/ErrorNotice'

import { DoctorCard } from './DoctorCard'
import { ShopsCard } from './ShopsCard'
import { WorkspaceCard } from './WorkspaceCard'

/** GeneralTab is what holds for the whole workspace, and the reader's own preferences. */
export function GeneralTab() {
  const t = useT()
  const { language, setLanguage } = useLanguage()
  const { choice, setChoice } = useAppearance()
  const status = useStatus()
  return (
    <>
      {status.error && <ErrorNotice error={status.error} retry={() => void status.refetch()} />}
      <WorkspaceCard />
      <ShopsCard />
      <Card size="small" title={t('shell.settings.appearance')}>
        <div className="field-row">
          <span id="setting-language">{t('shell.language')}</span>
          <Segmented
            aria-labelledby="setting-language"
            value={language}
            options={languages.map((value) => ({ value, label: value === 'en' ? 'English' : '中文' }))}
            onChange={setLanguage}
          />
        </div>
        <div className="field-row">
          <span id="setting-theme">{t('shell.theme')}</span>
          <Segmented
            aria-labelledby="setting-theme"
            value={choice}
            options={themeChoices.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
            onChange={setChoice}
          />
        </div>
      </Card>
      <DoctorCard />
      <Card size="small" title={t('shell.settings.about')} loading={status.isPending}>
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'name', label: t('shell.workspace'), children: status.data?.workspace },
            { key: 'dir', label: t('shell.settings.dir'), children: <code>{status.data?.dir}</code> },
            {
              key: 'days',
              label: t('shell.settings.days'),
              children: status.data?.first_day ? `${status.data.first_day} – ${status.data.last_day}` : '–',
            },
            { key: 'version', label: t('shell.settings.version'), children: status.data?.version },
          ]}
        />
        <p className="muted">{t('shell.settings.privacy')}</p>
      </Card>
    </>
  )
}
