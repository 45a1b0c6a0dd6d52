import Typography from '@material-ui/core/Typography';
import Box from '@material-ui/core/Box';
import type { Run } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../../translation/useWords';
import { ComponentName } from '../../shared/ComponentName';
import { Sha } from '../../shared/Sha';
import { RunStateChip } from '../../shared/StateChip';

/** The hot-fixes under way, each with its reason. */
export const HotfixList = (props: { runs: readonly Run[] }) => {
  const { t } = useWords();
  return (
    <Box mt={2}>
      <Typography variant="subtitle1" component="h3">
        {t('board.hotfixes')}
      </Typography>
      <ul aria-label={t('board.hotfixes')} style={{ margin: 0, padding: 0 }}>
        {props.runs.map(run => (
          <Typography
            key={run.id}
            component="li"
            variant="body2"
            style={{ listStyle: 'none' }}
          >
            {run.candidates.map(candidate => (
              <span key={candidate.id}>
                <ComponentName component={candidate.component} />{' '}
                <Sha sha={candidate.sha} url={candidate.shaUrl} />{' '}
              </span>
            ))}
            <RunStateChip state={run.state} /> {run.reason}
          </Typography>
        ))}
      </ul>
    </Box>
  );
};
