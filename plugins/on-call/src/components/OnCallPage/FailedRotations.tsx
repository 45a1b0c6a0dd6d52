import Box from '@material-ui/core/Box';
import Alert from '@material-ui/lab/Alert';
import type { ReadRotations } from '../../queries/rotationQueries';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';

/** The rotations that could not be read, beside those that could. */
export const FailedRotations = (props: {
  read: Pick<ReadRotations<unknown>, 'failures' | 'retry'>;
}) => {
  const { t } = useWords();
  const { failures, retry } = props.read;
  if (failures.length === 0) return null;
  return (
    <Box mb={2}>
      <Alert
        severity="warning"
        variant="outlined"
        action={
          <Button color="inherit" size="small" onClick={retry}>
            {t('common.retry')}
          </Button>
        }
      >
        {t('page.someFailed', {
          count: failures.length,
          rotations: failures.map(({ rotation }) => rotation.title).join(', '),
          message: [
            ...new Set(failures.map(({ error }) => error.message)),
          ].join(' '),
        })}
      </Alert>
    </Box>
  );
};
