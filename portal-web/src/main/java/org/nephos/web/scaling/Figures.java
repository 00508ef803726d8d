package org.nephos.web.scaling;

/** The numbers of the form of a new group, as they were typed; each with a proposal. */
public class Figures {
  private String min = "1";
  private String max = "4";
  private String cooldownSeconds = "60";
  private String scaleOutAt = "70";
  private String scaleInAt = "30";
  private String windowSeconds = "60";
  private String step = "1";

  public String getMin() {
    return min;
  }

  public void setMin(String min) {
    this.min = min;
  }

  public String getMax() {
    return max;
  }

  public void setMax(String max) {
    this.max = max;
  }

  public String getCooldownSeconds() {
    return cooldownSeconds;
  }

  public void setCooldownSeconds(String cooldownSeconds) {
    this.cooldownSeconds = cooldownSeconds;
  }

  public String getScaleOutAt() {
    return scaleOutAt;
  }

  public void setScaleOutAt(String scaleOutAt) {
    this.scaleOutAt = scaleOutAt;
  }

  public String getScaleInAt() {
    return scaleInAt;
  }

  public void setScaleInAt(String scaleInAt) {
    this.scaleInAt = scaleInAt;
  }

  public String getWindowSeconds() {
    return windowSeconds;
  }

  public void setWindowSeconds(String windowSeconds) {
    this.windowSeconds = windowSeconds;
  }

  public String getStep() {
    return step;
  }

  public void setStep(String step) {
    this.step = step;
  }
}
