import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { useTeamZone } from '../../time/TeamZone';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { fromField } from './wallClock';

/** A date and time by the team's wall clock, with the reader's beside it. */
export const DateTimeField = (props: {
  label: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) => {
  const { t } = useWords();
  const words = useTimeWords();
  const zone = useTeamZone();
  const id = useId();
  const time = fromField(props.value, zone);
  const yours = time.kind === 'instant' && words.yours(time.instant);
  const hint = yours
    ? t('field.zoneHintYours', { zone, yours })
    : t('field.zoneHint', { zone });
  const twice = time.kind === 'instant' && time.twice;
  return (
    <TextField
      id={id}
      label={props.label}
      type="datetime-local"
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      error={props.error !== undefined}
      helperText={
        props.error ?? (twice ? `${hint} · ${t('field.twice')}` : hint)
      }
      InputLabelProps={{ shrink: true }}
      inputProps={{
        'aria-required': true,
        'aria-invalid': props.error !== undefined,
      }}
      margin="normal"
      fullWidth
    />
  );
};
