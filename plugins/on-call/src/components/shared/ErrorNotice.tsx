import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { OnCallApiError } from '../../api/OnCallApiError';
import { useWords } from '../../translation/useWords';
import { Button } from './Button';
import { RelativeTime } from './Instant';
import { ReasonList } from './ReasonList';

/** Whether the server said that the reader may not. */
export function isForbidden(error: unknown): boolean {
  return error instanceof OnCallApiError && error.statusCode === 403;
}

/** Something could not be read. With `readAt` (RFC 3339), what is shown beside it is from then. */
export const ReadError = (props: {
  error: Error;
  readAt?: string;
  onRetry: () => void;
}) => {
  const { t } = useWords();
  const { message } = props.error;
  if (isForbidden(props.error)) {
    return (
      <Typography color="textSecondary">{t('common.forbidden')}</Typography>
    );
  }
  return (
    <Box mb={props.readAt ? 2 : 0}>
      <Alert
        severity="warning"
        variant="outlined"
        action={
          <Button color="inherit" size="small" onClick={props.onRetry}>
            {t('common.retry')}
          </Button>
        }
      >
        {props.readAt ? (
          <>
            {t('common.stale', { message })}{' '}
            <RelativeTime value={props.readAt} />
          </>
        ) : (
          t('common.failed', { message })
        )}
      </Alert>
    </Box>
  );
};

/** Something that was asked for was refused: every reason, else the server's words. */
export const RefusalNotice = (props: { error: Error; label: string }) => {
  const { t } = useWords();
  const { error } = props;
  const refusal = error instanceof OnCallApiError ? error : undefined;
  return (
    <Alert severity="error" variant="outlined">
      {refusal && refusal.reasons.length > 0 ? (
        <ReasonList label={props.label} reasons={refusal.reasons} />
      ) : (
        <>
          {error.message}
          {refusal?.statusCode === 409 && <> {t('common.changedMeanwhile')}</>}
        </>
      )}
    </Alert>
  );
};
