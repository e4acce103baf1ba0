/**
 * A switch by which operators take replicas out of rotation and put them back, without a change in code.
 *
 * A replica out of rotation takes no traffic of the global endpoint; its images are synchronized all the same.
 */
export class Rotation {
  /**
   * A variable of Terraform that lists the regions out of rotation, in any of Azure's spellings; none by default. The
   * stack declares it, and the plan refuses regions that are no replicas; with `azapi: true` it takes the home region as
   * well, and the plan keeps one region in. Changing its value changes flags in place.
   *
   * @param name the name of the variable, unique in the stack: letters, digits, `_` and `-`
   */
  public static variable(name: string): Rotation {
    return new Rotation(name);
  }

  /** @internal */
  public readonly _variable: string;

  private constructor(variable: string) {
    this._variable = variable;
  }
}
