import { createContext, useContext } from 'react';

const TeamZoneContext = createContext('UTC');

/** Names the IANA zone that the team's times below are written in. */
export const TeamZoneProvider = TeamZoneContext.Provider;

/** The IANA zone of the train. */
export function useTeamZone(): string {
  return useContext(TeamZoneContext);
}
