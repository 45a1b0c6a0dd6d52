import Typography from '@material-ui/core/Typography';
import {
  shortSha,
  type EnvironmentState,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';

/** What the vendor or the service itself last said, with its age, and whether it still answers. */
export const VendorsWord = (props: {
  observed: EnvironmentState['observed'];
}) => {
  const { t } = useWords();
  const { observed } = props;
  if (!observed) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('matrix.notAsked')}
      </Typography>
    );
  }
  const source = observed.source ?? t('matrix.vendor');
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      {observed.at && (
        <>
          {observed.version
            ? t('matrix.observed', {
                source,
                version: shortSha(observed.version),
              })
            : t('matrix.observedAbsent', { source })}{' '}
          · <RelativeTime value={observed.at} />
        </>
      )}
      {observed.error && (
        <div>{t('matrix.askFailed', { message: observed.error })}</div>
      )}
    </Typography>
  );
};
