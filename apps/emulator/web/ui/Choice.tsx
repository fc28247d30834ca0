/** One of several, under a label. */
export function Choice<Value extends string>({
  label,
  id,
  value,
  options,
  onChoose,
}: {
  label: string
  id: string
  value: Value
  options: readonly { value: Value; text: string }[]
  onChoose: (value: Value) => void
}) {
  return (
    <label className="block min-w-0">
      <span className="mb-1 block text-sm text-soft">{label}</span>
      <select
        value={value}
        data-testid={id}
        onChange={(event) => onChoose(event.target.value as Value)}
        className="field w-full"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
