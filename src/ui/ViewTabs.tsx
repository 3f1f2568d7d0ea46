import './view-tabs.css';

interface ViewTabsProps<V extends string> {
  /** What the tabs are, for a screen reader. */
  readonly label: string;
  readonly views: readonly V[];
  readonly shown: V;
  nameOf(view: V): string;
  onOpen(view: V): void;
  /** Where they stand on their screen. */
  readonly className: string;
}

/** The pages of a screen side by side, the shown one underlined; each is reached by Tab. */
export function ViewTabs<V extends string>({ label, views, shown, nameOf, onOpen, className }: ViewTabsProps<V>) {
  return (
    <nav className={`view-tabs ${className}`} aria-label={label}>
      {views.map((one) => (
        <button key={one} type="button" aria-current={one === shown ? 'page' : undefined} onClick={() => onOpen(one)}>
          {nameOf(one)}
        </button>
      ))}
    </nav>
  );
}
