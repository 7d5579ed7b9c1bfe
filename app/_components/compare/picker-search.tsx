import styles from './picker.module.css';

interface PickerSearchProps {
  readonly label: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** The search above a list to choose from; it has the focus when the list opens. */
export function PickerSearch({ label, search, onSearch }: PickerSearchProps) {
  return (
    <input
      data-first
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={label}
      value={search}
      onChange={(event) => onSearch(event.target.value)}
    />
  );
}
