import { useId } from 'react';
import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import { WEEKS } from '../../schedule/weeks';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';

/** Which weeks are shown, and how. */
export const WindowControls = (props: {
  weeks: number;
  offset: number;
  asTable: boolean;
  onWeeks: (weeks: number) => void;
  onOffset: (offset: number) => void;
  onAsTable: (asTable: boolean) => void;
}) => {
  const { t } = useWords();
  const id = useId();
  const { weeks, offset, asTable } = props;
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      gridGap={8}
      mt={2}
      mb={1}
    >
      <TextField
        id={id}
        select
        size="small"
        variant="outlined"
        label={t('weeks.shown')}
        value={weeks}
        onChange={event => props.onWeeks(Number(event.target.value))}
        SelectProps={{ native: true }}
        style={{ minWidth: 190 }}
      >
        {WEEKS.map(count => (
          <option key={count} value={count}>
            {t('common.weeks', { count })}
          </option>
        ))}
      </TextField>
      <Button size="small" onClick={() => props.onOffset(offset - weeks)}>
        {t('weeks.earlier')}
      </Button>
      <Button
        size="small"
        aria-disabled={offset === 0}
        onClick={() => props.onOffset(0)}
      >
        {t('weeks.today')}
      </Button>
      <Button size="small" onClick={() => props.onOffset(offset + weeks)}>
        {t('weeks.later')}
      </Button>
      <Box flex="1 1 0" />
      <Button size="small" onClick={() => props.onAsTable(!asTable)}>
        {asTable ? t('weeks.asPicture') : t('weeks.asTable')}
      </Button>
    </Box>
  );
};
