import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Button, Card } from 'antd'

import { useDoctor } from '@/api/settings'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatNumber } from '@/components/format'

const known = ['rollup_equals_lines', 'line_once', 'lines_costed', 'key_once', 'import_complete', 'files_kept'] as const

/** DoctorCard checks that the workspace is sound. */
export function DoctorCard() {
  const t = useT()
  const { language } = useLanguage()
  const doctor = useDoctor()
  const words = (name: string) => {
    const check = known.find((one) => one === name)
    return check ? t(`settings.check.${check}`) : name
  }
  return (
    <Card
      size="small"
      title={t('settings.doctor')}
      extra={
        <Button size="small" loading={doctor.isFetching} onClick={() => void doctor.refetch()}>
          {t('settings.doctor.run')}
        </Button>
      }
    >
      {doctor.error ? (
        <ErrorNotice error={doctor.error} />
      ) : !doctor.data ? (
        <p className="muted panel-lead">{t('settings.doctor.lead')}</p>
      ) : (
        <>
          <p className="panel-lead" role="status">
            {t(doctor.data.healthy ? 'settings.doctor.healthy' : 'settings.doctor.ill')}
          </p>
          <ul className="checks">
            {doctor.data.checks.map((check) => (
              <li key={check.name}>
                {check.ok ? (
                  <CheckCircleFilled className="check-ok" aria-label={t('settings.check.ok')} />
                ) : (
                  <CloseCircleFilled className="check-bad" aria-label={t('settings.check.bad')} />
                )}{' '}
                {words(check.name)}
                {!check.ok && <span className="num-loss"> {t('settings.check.count', { n: formatNumber(check.count, language) })}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
