import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTabLink } from '../../routing';
import { candidateOf, trainOf } from '../../run/currentRun';
import {
  useActiveRuns,
  useAllTrains,
  useWholeMatrix,
} from '../../queries/trainQueries';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useWords } from '../../translation/useWords';
import { BoardHeadline } from '../ReleaseTrainPage/Board/BoardHeadline';
import { TrainsProvider } from '../ReleaseTrainPage/TrainsProvider';
import { Reading } from '../shared/Panel';
import { boardOf } from '../../run/board';
import { CardPlaces } from './CardPlaces';
import { CardWaiting } from './CardWaiting';

const Contents = (props: { component: string }) => {
  const { component } = props;
  const { t } = useWords();
  const trains = useAllTrains();
  const runs = useActiveRuns();
  const matrix = useWholeMatrix();
  return (
    <Reading query={trains} lines={2}>
      {({ items }) => {
        const train = trainOf(items, component);
        if (!train) {
          return (
            <Typography color="textSecondary">
              {t('empty.notConfiguredTitle')}
            </Typography>
          );
        }
        return (
          <TeamZoneProvider value={train.timeZone}>
            <Reading query={runs} lines={2}>
              {active => {
                const board = boardOf(train, active.items, matrix.data);
                return (
                  <>
                    <BoardHeadline
                      train={train}
                      run={board.run}
                      deployments={board.deployments.filter(
                        other => other.component === component,
                      )}
                    />
                    <Box mt={1}>
                      <Reading query={matrix} lines={2}>
                        {() => (
                          <CardPlaces
                            train={train}
                            candidate={candidateOf(board.run, component)}
                            environments={
                              board.rows.find(
                                row => row.component === component,
                              )?.environments
                            }
                          />
                        )}
                      </Reading>
                    </Box>
                    <CardWaiting
                      train={train}
                      component={component}
                      board={board}
                    />
                  </>
                );
              }}
            </Reading>
          </TeamZoneProvider>
        );
      }}
    </Reading>
  );
};

/** The release train of the component in the entity context, for its overview. */
export const ReleaseTrainCard = () => {
  const { entity } = useEntity();
  const { t } = useWords();
  const tabOf = useTabLink();
  const component = stringifyEntityRef(entity);
  return (
    <section aria-label={t('card.title')}>
      <InfoCard
        title={t('card.title')}
        titleTypographyProps={{ component: 'h2', variant: 'h6' }}
        deepLink={{ title: t('card.open'), link: tabOf(component) }}
      >
        <TrainsProvider>
          <Contents component={component} />
        </TrainsProvider>
      </InfoCard>
    </section>
  );
};
