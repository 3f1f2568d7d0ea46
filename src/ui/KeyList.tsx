interface KeyListProps {
  /** Keys as they are written on a keyboard, and what they do. */
  readonly rows: readonly (readonly [keys: string, does: string])[];
  readonly className?: string;
}

/** Keys with which something goes, and what each does. */
export function KeyList({ rows, className }: KeyListProps) {
  return (
    <dl className={className}>
      {rows.map(([keys, does]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
