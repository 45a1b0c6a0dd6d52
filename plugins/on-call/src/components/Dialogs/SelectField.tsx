import { useId } from 'react';
import TextField from '@material-ui/core/TextField';

/** Chooses one of a few. */
export const SelectField = (props: {
  label: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  hint?: string;
  error?: string;
  onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <TextField
      id={id}
      select
      label={props.label}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      error={props.error !== undefined}
      helperText={props.error ?? props.hint}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      inputProps={{ 'aria-invalid': props.error !== undefined }}
      margin="normal"
      fullWidth
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
};
