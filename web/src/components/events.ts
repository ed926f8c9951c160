/** readEvents gives the data of each server-sent event of a response, until the stream ends. */
export async function readEvents(response: Response, event: (data: string) => void): Promise<void> {
  if (!response.ok || !response.body) throw new Error(`event stream: HTTP ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const blocks = (rest + value).split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = block
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''))
      if (data.length > 0) event(data.join('\n'))
    }
  }
}
