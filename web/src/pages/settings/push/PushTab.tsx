import { ChannelsCard } from './ChannelsCard'
import { PushRulesCard } from './PushRulesCard'
import { SendLog } from './SendLog'

/** PushTab is where the morning brief is sent to, when it is not, and what became of it. */
export function PushTab() {
  return (
    <>
      <ChannelsCard />
      <PushRulesCard />
      <SendLog />
    </>
  )
}
