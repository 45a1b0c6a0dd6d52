import { memo } from 'react';
import Box from '@material-ui/core/Box';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import LockIcon from '@material-ui/icons/LockOutlined';
import CandidateIcon from '@material-ui/icons/Train';
import { Link } from '@backstage/core-components';
import {
  isVersionOf,
  shortSha,
  type Candidate,
  type Deployment,
  type EnvironmentState,
} from '@signalbox/backstage-plugin-release-train-common';
import { messages } from '../../translation/messages';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Sha } from '../shared/Sha';
import { StandingChip } from '../shared/StandingChip';
import { DeploymentStateChip } from '../shared/StateChip';
import { PlaceMenu } from './PlaceMenu';
import { VendorsWord } from './VendorsWord';

/** Where the vendor's word and our record differ, the vendor's word. */
const Drift = (props: { environment: EnvironmentState }) => {
  const { t } = useWords();
  const { observed } = props.environment;
  const source = observed?.source ?? t('matrix.vendor');
  return (
    <>
      {observed?.version
        ? t('matrix.drift', { source, version: shortSha(observed.version) })
        : t('matrix.driftAbsent', { source })}
    </>
  );
};

/** One environment: what runs there, since when, and how it came there. */
export const EnvironmentRow = memo(
  (props: {
    environment: EnvironmentState;
    candidate?: Candidate;
    /** The last deployments, to tell how the recorded revision came here. */
    deployments: readonly Deployment[];
  }) => {
    const { environment, candidate } = props;
    const { recorded, observed, activeDeployment } = environment;
    const { t } = useWords();
    const how = useHow(environment, props.deployments);

    const version = recorded?.sha ?? observed?.version;
    const since = recorded?.since ?? observed?.since;
    const isCandidate = candidate && isVersionOf(version, candidate.sha);

    return (
      <TableRow>
        <TableCell component="th" scope="row">
          <b>{environment.name}</b>
          {environment.note && (
            <Typography variant="body2" color="textSecondary">
              {environment.note}
            </Typography>
          )}
        </TableCell>
        <TableCell>
          <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={6}>
            {version ? (
              <Sha
                sha={version}
                url={recorded?.shaUrl ?? observed?.versionUrl}
                copy
              />
            ) : (
              <Typography variant="body2" color="textSecondary">
                {t('matrix.nothing')}
              </Typography>
            )}
            {isCandidate && (
              <StandingChip
                standing="underWay"
                icon={<CandidateIcon />}
                label={t('matrix.candidate')}
              />
            )}
            {environment.drift && (
              <StandingChip standing="attention" label={<Drift {...props} />} />
            )}
            {environment.lock && (
              <StandingChip
                standing="bad"
                icon={<LockIcon />}
                label={t('place.locked', { reason: environment.lock.reason })}
              />
            )}
            {environment.freeze && (
              <StandingChip
                standing="attention"
                label={t('place.frozen', { name: environment.freeze.name })}
              />
            )}
            {activeDeployment && (
              <>
                <DeploymentStateChip state={activeDeployment.state} />
                <Typography variant="body2" component="span">
                  {shortSha(activeDeployment.sha)}
                </Typography>
              </>
            )}
          </Box>
        </TableCell>
        <TableCell>{since ? <Instant value={since} /> : '–'}</TableCell>
        <TableCell>
          {recorded?.vendorUrl ? (
            <Link to={recorded.vendorUrl}>{how}</Link>
          ) : (
            <Typography variant="body2" color="textSecondary">
              {how}
            </Typography>
          )}
        </TableCell>
        <TableCell>
          <VendorsWord observed={observed} />
        </TableCell>
        <TableCell padding="none" align="right">
          <PlaceMenu environment={environment} />
        </TableCell>
      </TableRow>
    );
  },
);

/** The mechanism in words; a mechanism of a module that we do not know by its own name. */
function useHow(
  environment: EnvironmentState,
  deployments: readonly Deployment[],
): string {
  const { t, tKey } = useWords();
  const mechanism =
    environment.mechanism in messages.mechanism
      ? tKey(`mechanism.${environment.mechanism}`)
      : environment.mechanism;
  const deployment = deployments.find(
    ({ id }) => id === environment.recorded?.deploymentId,
  );
  if (!deployment || !environment.triggered) return mechanism;
  return t('mechanism.how', {
    mechanism,
    kind: t(`kind.${deployment.kind}`),
  });
}
