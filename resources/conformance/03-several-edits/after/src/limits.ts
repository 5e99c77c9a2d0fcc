export interface Limits {
  requestsPerMinute: number;
  timeoutMs: number;
  retries: number;
}

const defaults: Limits = {
  requestsPerMinute: 20,
  timeoutMs: 45_000,
  retries: 1,
};

export function limitsFor(plan: string): Limits {
  if (plan === "free") {
    return defaults;
  }
  return { ...defaults, requestsPerMinute: 500 };
}

export function describe(limits: Limits): string {
  return `${limits.requestsPerMinute} requests a minute, ${limits.retries} retries`;
}

export function isPatient(limits: Limits): boolean {
  return limits.timeoutMs >= 60_000;
}
