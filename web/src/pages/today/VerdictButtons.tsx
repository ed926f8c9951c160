import { DislikeOutlined, LikeOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'

import { useVerdict, type Finding } from '@/api/radar'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

const icons = { useful: <LikeOutlined aria-hidden />, useless: <DislikeOutlined aria-hidden /> }

/** VerdictButtons say whether a finding was useful; a second press takes it back. */
export function VerdictButtons({ finding }: { finding: Finding }) {
  const t = useT()
  const { shown, error, say } = useVerdict(finding)
  return (
    <>
      <Space.Compact size="small" role="group" aria-label={t('today.verdict')}>
        {(['useful', 'useless'] as const).map((verdict) => (
          <Button
            key={verdict}
            size="small"
            icon={icons[verdict]}
            type={shown === verdict ? 'primary' : 'default'}
            aria-pressed={shown === verdict}
            onClick={() => say(verdict)}
          >
            {t(`today.verdict.${verdict}`)}
          </Button>
        ))}
      </Space.Compact>
      {error && <ErrorNotice error={error} />}
    </>
  )
}
