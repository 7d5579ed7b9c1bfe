import { type ReactNode, useId } from 'react';
import styles from './sql.module.css';

interface SearchProps {
  readonly name: string;
  /** An example of what may be typed; the name itself where there is none. */
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The field that narrows a list. */
export function SearchField({ name, placeholder = name, value, onChange }: SearchProps) {
  const id = useId();
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {name}
      </label>
      <input
        id={id}
        type="search"
        className={styles.search}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

interface FoundProps {
  readonly hint: string;
  readonly search: SearchProps;
  /** Said instead of the list: that it is coming, or that nothing is found. */
  readonly instead: string | null;
  readonly children: ReactNode;
}

/** A list of things that unfold, narrowed by a search. */
export function FoundPanel({ hint, search, instead, children }: FoundProps) {
  return (
    <section className={styles.schema}>
      <p className="quiet">{hint}</p>
      <SearchField {...search} />
      {instead !== null && <p className="quiet">{instead}</p>}
      {children}
    </section>
  );
}
