import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import type { Deployment } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';
import { failedDeployment } from './failedDeployment';

/** Says that the last attempt to bring the candidate somewhere did not end well, and why. */
export const LastFailure = (props: {
  /** The newest first. */
  deployments: readonly Deployment[];
  environment: string;
  candidateId?: string;
}) => {
  const { t } = useWords();
  const last = failedDeployment(
    props.deployments,
    props.environment,
    props.candidateId,
  );
  if (!last) return null;
  return (
    <Alert severity="error" variant="outlined">
      {t('deployment.lastFailed', {
        environment: last.environment,
        state: t(`state.${last.state}`),
      })}
      {last.endedAt && (
        <>
          {' · '}
          <RelativeTime value={last.endedAt} />
        </>
      )}
      {last.detail && <> · {last.detail}</>}
      {last.vendorUrl && (
        <>
          {' · '}
          <Link underline="always" to={last.vendorUrl}>
            {t('deployment.vendorRun')}
          </Link>
        </>
      )}
    </Alert>
  );
};
