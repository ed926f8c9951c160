export interface Head {
  title: string
  /** Left out where the window is narrow. */
  wide?: boolean
  /** Said to screen readers only: the cells below speak for themselves. */
  silent?: boolean
}

/** PlainHead is the head of a table that is not the library's. */
export function PlainHead({ heads }: { heads: Head[] }) {
  return (
    <thead>
      <tr>
        {heads.map(({ title, wide, silent }) => (
          <th key={title} scope="col" className={wide ? 'wide-cell' : undefined}>
            {silent ? <span className="visually-hidden">{title}</span> : title}
          </th>
        ))}
      </tr>
    </thead>
  )
}
