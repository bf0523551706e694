export type { RoomOptions, Scope, Simulator, SimulatorClock, SimulatorOptions } from './options.ts';
export { startSimulator } from './start-simulator.ts';
