using TVidz.Api.Tests.Hosting;

namespace TVidz.Api.Tests.Operations;

public sealed class OverviewTests(ApiFixture fixture) : ApiTest(fixture)
{
    [Fact]
    public async Task The_overview_has_exactly_the_fields_of_the_contract() =>
        (await GetAsync("/overview")).GetRawText().ShouldBe(
            """
            {"queue":{"waiting":1,"inFlight":2,"dead":3},"slots":{"busy":1,"total":4},"silos":[{"address":"S1","name":"silo","status":"active","slots":{"busy":1,"total":4},"breaker":"half_open"}],"index":{"partitions":16,"answering":15,"videos":10,"cuts":100,"memoryBytes":1000,"silos":{"S1":15}},"videos":{"pending":1,"queued":2,"analyzing":3,"matching":4,"completed":5,"failed":6},"throughput":{"completedLastMinute":7,"completedLastHour":8},"failures":[{"code":"corrupt","count":9}]}
            """);
}
